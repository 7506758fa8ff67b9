/**
 * The rules a snapshot must keep, one class per field group, and the check that applies them all.
 */
@NullMarked
package io.riskhub.contract.validation;

import org.jspecify.annotations.NullMarked;

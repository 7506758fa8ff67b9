/** {@code riskhub doctor}. */
@NullMarked
package io.riskhub.cli.doctor;

import org.jspecify.annotations.NullMarked;

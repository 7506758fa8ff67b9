/** Proves that files of the audit are as they were written, or finds what is not. */
@NullMarked
package io.riskhub.hub.audit.proof;

import org.jspecify.annotations.NullMarked;

/** One line for what happens again and again. */
@NullMarked
package io.riskhub.hub.audit.repeat;

import org.jspecify.annotations.NullMarked;

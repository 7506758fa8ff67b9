/** How a failure becomes an answer, and the id under which the log tells more. */
@NullMarked
package io.riskhub.hub.http.problem;

import org.jspecify.annotations.NullMarked;

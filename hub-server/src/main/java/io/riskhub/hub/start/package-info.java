/** What a process looks at before it starts. */
@NullMarked
package io.riskhub.hub.start;

import org.jspecify.annotations.NullMarked;

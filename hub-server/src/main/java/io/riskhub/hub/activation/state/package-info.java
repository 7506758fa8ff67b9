/** What a world's activation is, how it is written, and what a change makes of it. */
@NullMarked
package io.riskhub.hub.activation.state;

import org.jspecify.annotations.NullMarked;

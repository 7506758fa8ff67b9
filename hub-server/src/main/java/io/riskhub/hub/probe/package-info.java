/** What looking at a part before it is needed can find. */
@NullMarked
package io.riskhub.hub.probe;

import org.jspecify.annotations.NullMarked;

/** Which strategies of a world are active, and the snapshots that follow from it. */
@NullMarked
package io.riskhub.hub.activation;

import org.jspecify.annotations.NullMarked;

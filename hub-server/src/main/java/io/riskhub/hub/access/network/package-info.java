/** From where requests may come, and from where they come. */
@NullMarked
package io.riskhub.hub.access.network;

import org.jspecify.annotations.NullMarked;

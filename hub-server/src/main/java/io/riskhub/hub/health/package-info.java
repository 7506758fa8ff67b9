/** Whether the hub's parts can do their work. */
@NullMarked
package io.riskhub.hub.health;

import org.jspecify.annotations.NullMarked;

/** Sends answers piece by piece, but not forever to those who do not take them. */
@NullMarked
package io.riskhub.hub.http.sending;

import org.jspecify.annotations.NullMarked;

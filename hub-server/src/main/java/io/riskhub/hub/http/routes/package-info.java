/** What the hub answers at each path. */
@NullMarked
package io.riskhub.hub.http.routes;

import org.jspecify.annotations.NullMarked;

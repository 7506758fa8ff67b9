/** The hub's HTTP surface: routes, authentication, limits and errors. */
@NullMarked
package io.riskhub.hub.http;

import org.jspecify.annotations.NullMarked;

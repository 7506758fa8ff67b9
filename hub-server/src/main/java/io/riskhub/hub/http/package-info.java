/** The hub's HTTP surface: the server with its limits, and the table of its routes. */
@NullMarked
package io.riskhub.hub.http;

import org.jspecify.annotations.NullMarked;

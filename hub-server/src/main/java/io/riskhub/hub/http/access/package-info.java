/** Lets requests pass, or refuses them: by network, token, scope, rate, and what is written. */
@NullMarked
package io.riskhub.hub.http.access;

import org.jspecify.annotations.NullMarked;

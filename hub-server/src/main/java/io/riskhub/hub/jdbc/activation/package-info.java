/** Activation in a relational database. */
@NullMarked
package io.riskhub.hub.jdbc.activation;

import org.jspecify.annotations.NullMarked;

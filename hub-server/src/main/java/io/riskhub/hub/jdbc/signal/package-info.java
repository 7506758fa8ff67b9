/** Signals in a relational database. */
@NullMarked
package io.riskhub.hub.jdbc.signal;

import org.jspecify.annotations.NullMarked;

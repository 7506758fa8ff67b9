/** The outbox in a relational database. */
@NullMarked
package io.riskhub.hub.jdbc.outbox;

import org.jspecify.annotations.NullMarked;

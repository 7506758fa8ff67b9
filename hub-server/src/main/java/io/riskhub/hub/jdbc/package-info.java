/** The relational databases behind the ports: PostgreSQL and SQLite. */
@NullMarked
package io.riskhub.hub.jdbc;

import org.jspecify.annotations.NullMarked;

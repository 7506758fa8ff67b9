/** Whether a database is there and as hubs need it, before anything relies on it. */
@NullMarked
package io.riskhub.hub.jdbc.probe;

import org.jspecify.annotations.NullMarked;

/** What the consumer of events remembers in a relational database. */
@NullMarked
package io.riskhub.hub.jdbc.consumer;

import org.jspecify.annotations.NullMarked;

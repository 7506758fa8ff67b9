/** Makes tables anew that were dropped. */
@NullMarked
package io.riskhub.hub.jdbc.repair;

import org.jspecify.annotations.NullMarked;

/** Internal: reading what a hub sends, without changing a character of it. */
@NullMarked
package io.riskhub.client.json;

import org.jspecify.annotations.NullMarked;

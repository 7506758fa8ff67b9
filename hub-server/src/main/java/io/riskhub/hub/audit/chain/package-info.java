/** Files of lines, each of which names the hash of the line before it. */
@NullMarked
package io.riskhub.hub.audit.chain;

import org.jspecify.annotations.NullMarked;

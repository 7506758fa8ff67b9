/** Every snapshot that a hub keeps, for those who must not miss one. */
@NullMarked
package io.riskhub.cli.history;

import org.jspecify.annotations.NullMarked;

/** How every help is laid out. */
@NullMarked
package io.riskhub.cli.help;

import org.jspecify.annotations.NullMarked;

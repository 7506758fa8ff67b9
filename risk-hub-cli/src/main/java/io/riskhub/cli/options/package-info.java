/** The options that commands share. */
@NullMarked
package io.riskhub.cli.options;

import org.jspecify.annotations.NullMarked;

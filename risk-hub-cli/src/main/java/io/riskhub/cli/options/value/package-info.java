/** Reads the values of options and parameters, each of a type of its own. */
@NullMarked
package io.riskhub.cli.options.value;

import org.jspecify.annotations.NullMarked;

/** What every command shares on the way out: formats, tables, human times, exit codes. */
@NullMarked
package io.riskhub.cli.output;

import org.jspecify.annotations.NullMarked;

/** Puts lost blobs back where their refs say, from wherever their bytes still are. */
@NullMarked
package io.riskhub.cli.verify.repair;

import org.jspecify.annotations.NullMarked;

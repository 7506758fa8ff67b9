/** {@code riskhub blob}: the large fields of snapshots, where they are stored. */
@NullMarked
package io.riskhub.cli.blob;

import org.jspecify.annotations.NullMarked;

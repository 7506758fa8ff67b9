/** {@code riskhub verify-hash --audit}: proves files of a hub's audit. */
@NullMarked
package io.riskhub.cli.verify.audit;

import org.jspecify.annotations.NullMarked;

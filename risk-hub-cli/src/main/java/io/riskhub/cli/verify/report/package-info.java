/** What verify-hash found out, and how it is told. */
@NullMarked
package io.riskhub.cli.verify.report;

import org.jspecify.annotations.NullMarked;

/** What a command trusts a hub with, and shows to it. */
@NullMarked
package io.riskhub.cli.options.tls;

import org.jspecify.annotations.NullMarked;

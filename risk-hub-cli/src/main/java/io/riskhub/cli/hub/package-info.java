/** How commands speak to a hub: its address, the calls, their answers, retries. */
@NullMarked
package io.riskhub.cli.hub;

import org.jspecify.annotations.NullMarked;

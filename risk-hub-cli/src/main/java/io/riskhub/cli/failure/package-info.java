/** Why a call to a hub failed, told to the users of a command line. */
@NullMarked
package io.riskhub.cli.failure;

import org.jspecify.annotations.NullMarked;

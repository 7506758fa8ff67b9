/** What {@code riskhub doctor} looks at, a class for each thing that a hub needs. */
@NullMarked
package io.riskhub.cli.doctor.check;

import org.jspecify.annotations.NullMarked;

/** What reads ask for, and what they give. */
@NullMarked
package io.riskhub.client.read;

import org.jspecify.annotations.NullMarked;

/**
 * What a call of the client throws when it could not be carried out. Whatever is to be expected of
 * a hub, such as a refusal, a conflict or "not found", is a result instead.
 */
@NullMarked
package io.riskhub.client.fault;

import org.jspecify.annotations.NullMarked;

/** Strict reading and canonical writing of JSON, and the stable hash over it. */
@NullMarked
package io.riskhub.contract.json;

import org.jspecify.annotations.NullMarked;

/** Blobs as objects in S3, or what speaks like it. The only package here that knows the AWS SDK. */
@NullMarked
package io.riskhub.blob.s3;

import org.jspecify.annotations.NullMarked;

/** The OpenAPI document: put together by code, from the content types and from what each part of the API says of itself. */
@NullMarked
package org.openvault.backend.api.openapi;

import org.jspecify.annotations.NullMarked;

/** What must hold of the manifests: each test builds the overlays as Argo CD does, and reads what comes out. */
@NullMarked
package org.openvault.k8s;

import org.jspecify.annotations.NullMarked;

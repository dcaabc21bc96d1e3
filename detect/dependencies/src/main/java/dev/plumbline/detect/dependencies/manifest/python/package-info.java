/** Manifests of Python: pyproject.toml, requirements files, Pipfile, setup.py, setup.cfg, Conda. */
@NullMarked
package dev.plumbline.detect.dependencies.manifest.python;

import org.jspecify.annotations.NullMarked;

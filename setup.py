"""What pyproject.toml cannot say: that data/codes is a package of the wheel, beside its modules."""

from setuptools import find_namespace_packages, setup

DATA = "sphinx_zegocodes.published.codes"

setup(
    packages=[*find_namespace_packages(include=["sphinx_zegocodes*"]), DATA],
    package_dir={DATA: "data/codes"},
)

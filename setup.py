"""What pyproject.toml cannot say: that data are packages of the wheel, beside its modules."""

from setuptools import find_namespace_packages, setup

DATA = {
    "sphinx_zegocodes.published": "data",
    "sphinx_zegocodes.published.codes": "data/codes",
    "sphinx_zegocodes.published.translations.en": "data/translations/en",
}

setup(
    packages=[*find_namespace_packages(include=["sphinx_zegocodes*"]), *DATA],
    package_dir=DATA,
)

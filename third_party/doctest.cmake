# doctest, header-only, as the target doctest::doctest: the tests.
find_package(doctest REQUIRED)

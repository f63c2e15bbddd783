// A cluster as a class: servers are pupils by name, their leader is the monitor, terms are school
// terms, and logs are notebooks.
//
// What a command is made of stays as it is, since it is typed so: field names, properties, and
// whatever stands in quotes.
//
// Caller: Tongue.
#pragma once

#include <string>
#include <string_view>

#include "render/language.h"

namespace app {

// "Charlie" for "S3". From the tenth on, and for what is no server, the name as it is.
[[nodiscard]] std::string PupilOf(std::string_view server, render::Language language);

// A sentence about servers as one about pupils: whole words, each with its plural and its capital.
[[nodiscard]] std::string RelabelForClass(std::string_view text, render::Language language);

}  // namespace app

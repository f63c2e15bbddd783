// What can be read in a picture: the words of Dear ImGui's draw lists, and what is wrong with them.
//
// Goal:   no text is cut off at the edge of its panel, and no text lies on another.
// Method: glyphs are found again in the font atlas by their texture coordinates; so everything that
//         is written is seen, whoever wrote it.
#pragma once

#include <string>
#include <vector>

#include "render/geometry.h"

namespace app {

// A piece of text without a gap in it: usually a word, in Chinese a whole label.
struct WrittenWord {
    std::string text{};
    render::Rect box{};
    render::Rect clip{};
    std::size_t window = 0;  // The draw list that it stands in; later ones lie over earlier ones.
    std::size_t order = 0;   // Within all of the picture.
};

// A filled quad that hides what was drawn before it.
struct Cover {
    render::Rect box{};
    std::size_t window = 0;
    std::size_t order = 0;
};

struct PictureText {
    std::vector<WrittenWord> words{};
    std::vector<Cover> covers{};
    std::size_t quads = 0;  // So many have been read.
};

// Of the frame that ImGui::Render has just finished.
[[nodiscard]] PictureText ReadPicture();

// Words that a clip cuts off sideways, or in the middle of their height, and are not hidden.
[[nodiscard]] std::vector<std::string> CutOff(const PictureText& picture);
// Pairs of words of one window that lie on each other, and are not hidden.
[[nodiscard]] std::vector<std::string> Overlapping(const PictureText& picture);

}  // namespace app

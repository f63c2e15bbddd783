// Goal:   a message's type, direction of the exchange, outcome and fate can be told by its shape.
// Method: draw one message on a RecordingCanvas and read the shapes back.
#include "render/message_widget.h"

#include <doctest/doctest.h>

#include "tests/render/recording_canvas.h"

namespace render {

namespace {

const Theme kTheme = MakeTheme(ThemeKind::kLight);
const TermHue kHue = kTheme.Term(1);

MessageView Message(MessageShape shape, bool reply = false, Mark verdict = Mark::kUnknown) {
    MessageView message;
    message.id = 17;
    message.shape = shape;
    message.reply = reply;
    message.verdict = verdict;
    message.term_hue = 1;
    return message;
}

void Draw(RecordingCanvas& canvas, const MessageView& message, Detail detail = Detail::kCompact) {
    MessagePlace place;
    place.at = {50, 50};
    place.size = 10;
    place.detail = detail;
    DrawMessage(canvas, kTheme, message, place);
}

}  // namespace

TEST_CASE("message: a vote request is a filled disc with a question mark") {
    RecordingCanvas canvas;
    Draw(canvas, Message(MessageShape::kVote));

    CHECK(canvas.Count(ShapeKind::kDisc, kHue.fill) == 1);
    CHECK(canvas.HasText("?"));
}

TEST_CASE("message: a vote reply is hollow and carries a check or a cross") {
    RecordingCanvas granted;
    RecordingCanvas refused;
    Draw(granted, Message(MessageShape::kVote, true, Mark::kYes));
    Draw(refused, Message(MessageShape::kVote, true, Mark::kNo));

    for (const RecordingCanvas* canvas : {&granted, &refused}) {
        CHECK(canvas->Count(ShapeKind::kDisc, kHue.fill) == 0);
        CHECK(canvas->Count(ShapeKind::kDisc, kTheme.raised) == 1);
        CHECK(canvas->Count(ShapeKind::kArc, kHue.rim) == 1);
        CHECK_FALSE(canvas->HasText("?"));
    }
    CHECK(granted.Count(ShapeKind::kPolyline, kHue.rim) == 1);
    CHECK(refused.Count(ShapeKind::kLine, kHue.rim) == 2);
}

TEST_CASE("message: a pre-vote is a vote with a dashed rim") {
    RecordingCanvas vote;
    RecordingCanvas pre_vote;
    Draw(vote, Message(MessageShape::kVote));
    Draw(pre_vote, Message(MessageShape::kPreVote));

    CHECK(vote.CountDashed(ShapeKind::kArc, kHue.rim) == 0);
    CHECK(pre_vote.CountDashed(ShapeKind::kArc, kHue.rim) == 1);
}

TEST_CASE("message: an append is a box with a cell for each entry in the entry's own hue") {
    MessageView message = Message(MessageShape::kAppend);
    message.entries = {{"2", 4}, {"3", 5}};
    RecordingCanvas canvas;
    Draw(canvas, message);

    CHECK(canvas.Count(ShapeKind::kFill, kTheme.Term(4).fill) == 1);
    CHECK(canvas.Count(ShapeKind::kFill, kTheme.Term(5).fill) == 1);
    CHECK(canvas.Count(ShapeKind::kStroke, kHue.rim) == 1);
    CHECK(canvas.HasText("2"));
    CHECK(canvas.HasText("3"));
}

TEST_CASE("message: more entries than fit end in dots") {
    MessageView message = Message(MessageShape::kAppend);
    message.entries = {{"2", 4}};
    message.more_entries = 7;
    RecordingCanvas canvas;
    Draw(canvas, message);

    CHECK(canvas.Count(ShapeKind::kDisc, kHue.rim) == 3);
}

TEST_CASE("message: a heartbeat is a diamond, unlike an append and unlike its reply") {
    RecordingCanvas heartbeat;
    RecordingCanvas reply;
    Draw(heartbeat, Message(MessageShape::kHeartbeat));
    Draw(reply, Message(MessageShape::kHeartbeat, true));

    CHECK(heartbeat.Count(ShapeKind::kPolygon, kHue.fill) == 1);
    CHECK(heartbeat.Count(ShapeKind::kFill) == 0);
    CHECK(reply.Count(ShapeKind::kPolygon, kHue.fill) == 0);
    CHECK(reply.Count(ShapeKind::kPolygon, kTheme.raised) == 1);
}

TEST_CASE("message: an append's reply is a hollow box with its outcome") {
    RecordingCanvas canvas;
    Draw(canvas, Message(MessageShape::kAppend, true, Mark::kNo));

    CHECK(canvas.Count(ShapeKind::kFill, kTheme.raised) == 1);
    CHECK(canvas.Count(ShapeKind::kStroke, kHue.rim) == 1);
    CHECK(canvas.Count(ShapeKind::kLine, kHue.rim) == 2);
}

TEST_CASE("message: a lost one fades away under a red cross") {
    MessageView message = Message(MessageShape::kVote);
    RecordingCanvas alive;
    Draw(alive, message);
    message.phase = MessagePhase::kLost;
    message.fade = 0.1F;
    RecordingCanvas dying;
    Draw(dying, message);
    message.fade = 1;
    RecordingCanvas gone;
    Draw(gone, message);

    CHECK(alive.Count(ShapeKind::kLine, kTheme.alarm) == 0);
    CHECK(dying.Count(ShapeKind::kLine, kTheme.alarm) == 2);
    CHECK(dying.Count(ShapeKind::kDisc, kHue.fill) == 0);
    CHECK(dying.Count(ShapeKind::kDisc, kHue.fill.WithAlpha(0.45F)) == 1);
    CHECK(gone.Count(ShapeKind::kDisc) == 0);
    CHECK(gone.Count(ShapeKind::kLine, kTheme.alarm.WithAlpha(0)) == 2);
}

TEST_CASE("message: a held one wears pause bars and no tail") {
    MessageView message = Message(MessageShape::kHeartbeat);
    RecordingCanvas flying;
    Draw(flying, message, Detail::kFull);
    message.phase = MessagePhase::kHeld;
    RecordingCanvas held;
    Draw(held, message, Detail::kFull);

    CHECK(flying.Count(ShapeKind::kPolygon) == 2);
    CHECK(held.Count(ShapeKind::kPolygon) == 1);
    CHECK(held.Count(ShapeKind::kFill, kTheme.ink_soft) == 2);
}

TEST_CASE("message: in a crowd shapes lose their letters but keep their form") {
    RecordingCanvas canvas;
    Draw(canvas, Message(MessageShape::kVote), Detail::kSmall);

    CHECK(canvas.Count(ShapeKind::kText) == 0);
    CHECK(canvas.Count(ShapeKind::kDisc, kHue.fill) == 1);
}

}  // namespace render

/** The two programs a point goes through. Which look it has is decided per point, its outline per pixel by distance functions. */

export const VERTEX_SHADER = `#version 300 es
in vec2 a_at;
in uint a_kind;
in uint a_safety;
in uint a_verdict;
uniform mat4 u_matrix;
uniform float u_size;
uniform int u_by;
uniform vec4 u_looks[8];
flat out vec4 v_look;
void main() {
  bool isShown = a_verdict != 0u && (u_by != 1 || a_safety != 0u);
  if (!isShown) {
    // Outside the screen: costs no pixel.
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    gl_PointSize = 0.0;
    v_look = vec4(0.0);
    return;
  }
  int nth = u_by == 0 ? int(a_kind) : u_by == 1 ? int(a_safety) - 1 : int(min(a_verdict, 3u)) - 1;
  v_look = u_looks[nth & 7];
  gl_Position = u_matrix * vec4(a_at, 0.0, 1.0);
  gl_PointSize = u_size;
}`;

/** Distances to the edge in units of half the point, negative inside; the shapes' numbers stand in point-look.ts. */
export const FRAGMENT_SHADER = `#version 300 es
precision highp float;
flat in vec4 v_look;
uniform float u_size;
uniform float u_edge;
uniform vec3 u_outline;
out vec4 color;
float triangle(vec2 p) {
  return max(abs(p.x) * 0.866 + p.y * 0.5, -p.y) - 0.5;
}
float distanceTo(int shape, vec2 p) {
  if (shape == 1) return max(abs(p.x), abs(p.y)) - 0.84;
  if (shape == 2) return (abs(p.x) + abs(p.y) - 1.0) * 0.7071;
  if (shape == 3) return max(max(abs(p.x), abs(p.y)) - 0.9, (abs(p.x) + abs(p.y)) * 0.7071 - 0.9);
  if (shape == 4) return max(max(abs(p.x) - 0.82, -p.y - 0.9), (abs(p.x) * 0.9 + p.y) * 0.743 - 0.66);
  if (shape == 5) return min(length(p - vec2(0.0, -0.14)) - 0.84, max(abs(p.x) * 0.8 + p.y * 0.6 - 0.58, -p.y));
  if (shape == 6) return triangle(vec2(p.x, -p.y + 0.22));
  if (shape == 7) return triangle(vec2(p.x, p.y + 0.22));
  return length(p) - 0.95;
}
void main() {
  float halfSize = u_size * 0.5;
  vec2 p = (gl_PointCoord - 0.5) * 2.0;
  // Below seven pixels nobody sees a shape, only crumbs.
  int shape = u_size < 7.0 ? 0 : int(v_look.w + 0.5);
  float inside = -distanceTo(shape, p) * halfSize;
  float cover = clamp(inside + 0.5, 0.0, 1.0);
  if (cover <= 0.0) discard;
  float fill = clamp(inside - u_edge + 0.5, 0.0, 1.0);
  color = vec4(mix(u_outline, v_look.rgb, fill), 1.0) * cover;
}`;

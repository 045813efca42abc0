/**
 * Draws every row as a point with WebGL 2: positions, kinds and levels are uploaded once, and a filter costs one byte a row (the engine's
 * verdict). A MapLibre custom layer; after a lost context a new painter is made (PointsLayer.svelte).
 */
import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from "maplibre-gl";
import { channels } from "../../domain/analysis/plan-colors";
import type { PointColumns } from "../../domain/analysis/points";
import type { MapTheme } from "../types";
import { lookTable, outlineColor, pointSize, type PointColoring } from "./point-look";
import { FRAGMENT_SHADER, VERTEX_SHADER } from "./point-shaders";

export interface PainterLook {
  readonly by: PointColoring;
  readonly theme: MapTheme;
  readonly textScale: number;
}
interface Drawing {
  readonly gl: WebGL2RenderingContext;
  readonly program: WebGLProgram;
  readonly vertices: WebGLVertexArrayObject;
  readonly buffers: readonly WebGLBuffer[];
  readonly verdict: WebGLBuffer;
  readonly uniforms: Readonly<Record<Uniform, WebGLUniformLocation | null>>;
}
const UNIFORMS = ["u_matrix", "u_size", "u_by", "u_looks", "u_outline", "u_edge"] as const;
type Uniform = (typeof UNIFORMS)[number];
const BY: Readonly<Record<PointColoring, number>> = { kind: 0, safety: 1, group: 2 };

export class PointsPainter implements CustomLayerInterface {
  readonly type = "custom";
  readonly renderingMode = "2d";
  readonly id: string;
  #columns: PointColumns;
  /** Null: everything belongs to A. */
  #verdict: Uint8Array | null = null;
  #isVerdictNew = true;
  #areColumnsNew = true;
  #look: PainterLook;
  #map: MapLibreMap | null = null;
  #drawing: Drawing | null = null;
  #capacity = 0;

  constructor(id: string, columns: PointColumns, look: PainterLook) {
    this.id = id;
    this.#columns = columns;
    this.#look = look;
  }

  set columns(columns: PointColumns) {
    if (columns === this.#columns) return;
    this.#columns = columns;
    this.#areColumnsNew = true;
    this.#map?.triggerRepaint();
  }
  /** Must be as long as the columns; another length is a verdict on other rows and draws nothing until the right one comes. */
  set verdict(verdict: Uint8Array | null) {
    this.#verdict = verdict;
    this.#isVerdictNew = true;
    this.#map?.triggerRepaint();
  }
  set look(look: PainterLook) {
    this.#look = look;
    this.#map?.triggerRepaint();
  }

  onAdd(map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.#map = map;
    this.#drawing = makeDrawing(gl);
    this.#areColumnsNew = true;
  }

  onRemove(): void {
    const drawing = this.#drawing;
    this.#map = null;
    this.#drawing = null;
    if (drawing === null) return;
    const { gl } = drawing;
    for (const buffer of drawing.buffers) gl.deleteBuffer(buffer);
    gl.deleteVertexArray(drawing.vertices);
    gl.deleteProgram(drawing.program);
  }

  render(gl: WebGL2RenderingContext, { defaultProjectionData }: CustomRenderMethodInput): void {
    const [drawing, map] = [this.#drawing, this.#map];
    const rows = this.#columns.kind.length;
    if (drawing === null || map === null || rows === 0 || (this.#verdict !== null && this.#verdict.length !== rows)) return;
    gl.bindVertexArray(drawing.vertices);
    this.#upload(drawing, rows);
    const { by, theme, textScale } = this.#look;
    const ratio = map.getPixelRatio();
    const size = pointSize(map.getZoom(), textScale, theme) * ratio;
    gl.useProgram(drawing.program);
    gl.uniformMatrix4fv(drawing.uniforms.u_matrix, false, movedTo(defaultProjectionData.mainMatrix, this.#columns.origin));
    gl.uniform1f(drawing.uniforms.u_size, size);
    gl.uniform1i(drawing.uniforms.u_by, BY[by]);
    gl.uniform4fv(drawing.uniforms.u_looks, lookTable(by));
    gl.uniform3fv(drawing.uniforms.u_outline, channels(outlineColor(by, theme)).map((each) => each / 255));
    // A whole pixel around a large point, a hair around a small one, or the outline would be all one sees.
    gl.uniform1f(drawing.uniforms.u_edge, Math.min(1.4 * ratio, size * 0.14) * (theme === "contrast" ? 1.5 : 1));
    gl.disable(gl.STENCIL_TEST);
    gl.disable(gl.DEPTH_TEST);
    gl.enable(gl.BLEND);
    // MapLibre's frame buffer holds colours multiplied by their opacity.
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.drawArrays(gl.POINTS, 0, rows);
    gl.bindVertexArray(null);
  }

  #upload({ gl, buffers, verdict }: Drawing, rows: number): void {
    if (this.#areColumnsNew) {
      const { mercator, kind, safety } = this.#columns;
      for (const [nth, values] of [mercator, kind, safety].entries()) {
        gl.bindBuffer(gl.ARRAY_BUFFER, buffers[nth] ?? null);
        gl.bufferData(gl.ARRAY_BUFFER, values, gl.STATIC_DRAW);
      }
      this.#areColumnsNew = false;
      this.#isVerdictNew = true;
      this.#capacity = 0;
    }
    if (!this.#isVerdictNew) return;
    const bytes = this.#verdict ?? new Uint8Array(rows).fill(1);
    gl.bindBuffer(gl.ARRAY_BUFFER, verdict);
    if (this.#capacity === rows) gl.bufferSubData(gl.ARRAY_BUFFER, 0, bytes);
    else gl.bufferData(gl.ARRAY_BUFFER, bytes, gl.DYNAMIC_DRAW);
    this.#capacity = rows;
    this.#isVerdictNew = false;
  }
}

/** The map's matrix, moved in 64 bits to where the offsets begin: in 32 bits the world's 0–1 would only reach metres. Column-major. */
export function movedTo(matrix: ArrayLike<number>, [x, y]: readonly [number, number]): Float32Array {
  const moved = Float64Array.from(matrix);
  for (let row = 0; row < 4; row += 1) moved[12 + row] = (matrix[row] ?? 0) * x + (matrix[4 + row] ?? 0) * y + (matrix[12 + row] ?? 0);
  return Float32Array.from(moved);
}

function makeDrawing(gl: WebGL2RenderingContext): Drawing {
  const program = gl.createProgram();
  for (const [type, source] of [[gl.VERTEX_SHADER, VERTEX_SHADER], [gl.FRAGMENT_SHADER, FRAGMENT_SHADER]] as const) {
    const shader = gl.createShader(type);
    if (shader === null) break;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  // A lost context compiles nothing and says so only here; the next painter gets its chance.
  if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true && !gl.isContextLost()) throw new Error(`points: ${gl.getProgramInfoLog(program) ?? "the shaders do not link"}`);
  const vertices = gl.createVertexArray();
  gl.bindVertexArray(vertices);
  const attribute = (name: string, size: number, isInteger: boolean): WebGLBuffer => {
    const buffer = gl.createBuffer();
    const at = gl.getAttribLocation(program, name);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.enableVertexAttribArray(at);
    if (isInteger) gl.vertexAttribIPointer(at, size, gl.UNSIGNED_BYTE, 0, 0);
    else gl.vertexAttribPointer(at, size, gl.FLOAT, false, 0, 0);
    return buffer;
  };
  const buffers = [attribute("a_at", 2, false), attribute("a_kind", 1, true), attribute("a_safety", 1, true), attribute("a_verdict", 1, true)];
  gl.bindVertexArray(null);
  const uniforms = Object.fromEntries(UNIFORMS.map((name) => [name, gl.getUniformLocation(program, name)])) as Drawing["uniforms"];
  return { gl, program, vertices, buffers, verdict: buffers[3] as WebGLBuffer, uniforms };
}

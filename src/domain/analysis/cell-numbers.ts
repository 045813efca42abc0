/** Numbers the cells of a plane as they are met, from 0. Open addressing with linear probing; grows when half full. */
export interface Coordinates {
  readonly q: Int32Array;
  readonly r: Int32Array;
}
export class CellNumbers {
  #q = new Int32Array(1024);
  #r = new Int32Array(1024);
  #count = 0;
  /** Number + 1 of the cell in each place; 0: free. */
  #places = new Uint32Array(4096);

  numberOf(q: number, r: number): number {
    let place = this.#placeOf(q, r);
    const found = this.#places[place] as number;
    if (found !== 0) return found - 1;
    if (this.#count * 2 >= this.#places.length) {
      this.#grow();
      place = this.#placeOf(q, r);
    }
    if (this.#count === this.#q.length) [this.#q, this.#r] = [doubled(this.#q), doubled(this.#r)];
    this.#q[this.#count] = q;
    this.#r[this.#count] = r;
    this.#count += 1;
    this.#places[place] = this.#count;
    return this.#count - 1;
  }

  /** By number. */
  coordinates(): Coordinates {
    return { q: this.#q.subarray(0, this.#count), r: this.#r.subarray(0, this.#count) };
  }

  /** Where the cell is, or the free place where it would be. Multipliers: two large primes, to spread neighbours. */
  #placeOf(q: number, r: number): number {
    const mask = this.#places.length - 1;
    let place = (Math.imul(q, 73_856_093) ^ Math.imul(r, 19_349_663)) & mask;
    for (;;) {
      const at = (this.#places[place] as number) - 1;
      if (at < 0 || (this.#q[at] === q && this.#r[at] === r)) return place;
      place = (place + 1) & mask;
    }
  }

  #grow(): void {
    this.#places = new Uint32Array(this.#places.length * 2);
    for (let cell = 0; cell < this.#count; cell += 1) this.#places[this.#placeOf(this.#q[cell] as number, this.#r[cell] as number)] = cell + 1;
  }
}
function doubled(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}

/** Where the fonts lie that PDFs embed. Roboto whole (Latin, Greek, Cyrillic) as pdfmake brings it: the pieces made for the web lack too much. */
export { default as arabic } from "@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff?url";
export { default as arabicBold } from "@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-700-normal.woff?url";
export { default as bold } from "pdfmake/build/fonts/Roboto/Roboto-Medium.ttf?url";
export { default as regular } from "pdfmake/build/fonts/Roboto/Roboto-Regular.ttf?url";
